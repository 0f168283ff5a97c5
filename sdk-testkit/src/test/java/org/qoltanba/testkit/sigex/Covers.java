package org.qoltanba.testkit.sigex;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which lines of the contract a test shows: an endpoint as in section 7.53, or an error string as in section 4.2. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(AllCovers.class)
@interface Covers {

    /** {@code POST /api/{id}}, or {@code Archive not found}. */
    String[] value();
}
