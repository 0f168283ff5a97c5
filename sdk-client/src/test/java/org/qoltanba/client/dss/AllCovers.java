package org.qoltanba.client.dss;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Several {@link Covers} on one test. It does not stand inside the other, where it would be public: reading a public
 * annotation with members that are not fails.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface AllCovers {

    /** The single ones. */
    Covers[] value();
}
