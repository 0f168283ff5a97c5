/** The words an application speaks: documents, signatures, pending operations, errors, and one interface per service. */
module org.qoltanba.api {
    requires static transitive org.jspecify;

    exports org.qoltanba.api.document;
    exports org.qoltanba.api.dss;
    exports org.qoltanba.api.error;
    exports org.qoltanba.api.operation;
    exports org.qoltanba.api.secret;
    exports org.qoltanba.api.sigex;
    exports org.qoltanba.api.signature;
    exports org.qoltanba.api.spi;
}
