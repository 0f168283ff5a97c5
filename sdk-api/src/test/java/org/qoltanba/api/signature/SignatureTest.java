package org.qoltanba.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;

class SignatureTest {

    private static final String XML = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">ә</ds:Signature>";

    @Test
    void xmlAndCmsAreToldApart() {
        Signature xml = Signature.xml("\n" + XML + "\n");
        Signature cms = Signature.of(Bytes.of(new byte[] {0x30, 0x00}));

        assertThat(xml.isXml()).isTrue();
        assertThat(xml.toXml()).isEqualTo(XML);
        assertThat(Signature.of(xml.encoded())).isEqualTo(xml).hasSameHashCodeAs(xml);
        assertThat(cms.isXml()).isFalse();
        assertThat(cms).isNotEqualTo(xml);
        assertThatIllegalStateException().isThrownBy(cms::toXml);
    }

    @Test
    void whatIsNeitherIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Signature.xml("MIIB"));
        assertThatIllegalArgumentException().isThrownBy(() -> Signature.xml(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> Signature.of(Bytes.of(new byte[0])));
    }

    @Test
    void theSizeIsShownNotTheContent() {
        assertThat(Signature.xml(XML))
                .hasToString("Signature[" + Signature.xml(XML).encoded().size() + " bytes]");
    }
}
