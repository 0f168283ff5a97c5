package org.qoltanba.client.dss;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which lines of the contract a test shows: an endpoint as in section 2.1, an operation code, or an error code of 10.1. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(AllCovers.class)
@interface Covers {

    /** {@code POST /STS/oauth/token}, {@code OperationCode 2}, or {@code invalid_grant}. */
    String[] value();
}
