package org.qoltanba.testkit.sigex;

import java.util.Objects;

/**
 * What the SIGEX contract leaves open about signatures and their certificates (sections 5.6, 5.7 and 7.8). A part of {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexSignatureSwitches {

    private volatile boolean evidenceNeedsCms = true;
    private volatile String serialNumberLabel = "SERIALNUMBER";
    private volatile String authorityConstant = "nca";
    private volatile boolean qrPartsFromZero;

    SigexSignatureSwitches() {}

    /**
     * Whether exporting an XML signature in format 0, with time stamp and OCSP response, is refused with {@code Invalid
     * signature export format} (section 7.8 describes that format for CMS only; the mapping is inferred). It is.
     *
     * @param needsCms false to export XML signatures as they were accepted in either format
     * @return this
     */
    public SigexSignatureSwitches evidenceNeedsCms(boolean needsCms) {
        evidenceNeedsCms = needsCms;
        return this;
    }

    /**
     * How attribute 2.5.4.5 is called in names (section 16, question 15). {@code SERIALNUMBER}; the other spelling seen is
     * {@code SERIALINUMBER}.
     *
     * @param label the label
     * @return this
     */
    public SigexSignatureSwitches serialNumberLabel(String label) {
        serialNumberLabel = Objects.requireNonNull(label, "label");
        return this;
    }

    /**
     * The constant by which requirements name the certificate authority of the world (section 5.6). {@code nca}.
     *
     * @param constant {@code nca} or {@code btsd}
     * @return this
     */
    public SigexSignatureSwitches authorityConstant(String constant) {
        authorityConstant = Objects.requireNonNull(constant, "constant");
        return this;
    }

    /**
     * Whether the parts of a signature in QR codes are counted from 0 (section 16, question 14: the sample is part 1 of 7).
     * They are counted from 1.
     *
     * @param fromZero true to count from 0
     * @return this
     */
    public SigexSignatureSwitches qrPartsFromZero(boolean fromZero) {
        qrPartsFromZero = fromZero;
        return this;
    }

    boolean evidenceNeedsCms() {
        return evidenceNeedsCms;
    }

    String serialNumberLabel() {
        return serialNumberLabel;
    }

    String authorityConstant() {
        return authorityConstant;
    }

    boolean qrPartsFromZero() {
        return qrPartsFromZero;
    }
}
