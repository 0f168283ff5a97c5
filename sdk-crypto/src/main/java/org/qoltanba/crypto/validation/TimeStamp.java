package org.qoltanba.crypto.validation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.timestamp.TimeStampToken;

/**
 * A time stamp as it stands in a signature.
 *
 * @param kind what it covers
 * @param element the attribute's value as it stands among the unsigned attributes; null for a signed attribute
 * @param readToken the token; null if it cannot be read
 */
record TimeStamp(
        TimeStampKind kind,
        @Nullable BerElement element,
        @Nullable TimeStampToken readToken) {

    Optional<TimeStampToken> token() {
        return Optional.ofNullable(readToken);
    }

    boolean isArchive() {
        return kind == TimeStampKind.ARCHIVE_V2 || kind == TimeStampKind.ARCHIVE_V3;
    }
}
