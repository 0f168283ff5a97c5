package org.qoltanba.api.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void neverPrintsItsContent() {
        assertThat(Secret.of("s3cret")).hasToString("Secret[***]");
    }

    @Test
    void lendsACopyAndWipesIt() {
        Secret secret = Secret.of("pin".toCharArray());
        AtomicReference<char[]> kept = new AtomicReference<>(new char[0]);

        String text = secret.reveal(characters -> {
            kept.set(characters);
            return new String(characters);
        });

        assertThat(text).isEqualTo("pin");
        assertThat(kept.get()).containsOnly('\0');
        assertThat(secret.<String>reveal(String::new)).isEqualTo("pin");
    }

    @Test
    void isOfNoUseOnceClosed() {
        Secret secret = Secret.of("pin");
        secret.close();
        secret.close();

        assertThatThrownBy(() -> secret.<String>reveal(String::new))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("destroyed")
                .hasMessageNotContaining("pin");
    }

    @Test
    void comparesByContent() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of(new char[] {'a'})).hasSameHashCodeAs(Secret.of("b"));
        assertThat(Secret.of("a"))
                .isNotEqualTo(Secret.of("b"))
                .isNotEqualTo(Secret.of("aa"))
                .isNotEqualTo("a");
        assertThat(Secret.of("")).isEqualTo(Secret.empty());
        assertThat(Secret.empty().isEmpty()).isTrue();
    }
}
