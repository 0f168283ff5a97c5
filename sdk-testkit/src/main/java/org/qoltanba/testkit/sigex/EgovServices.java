package org.qoltanba.testkit.sigex;

/**
 * What simplified signing by phone is built on.
 *
 * @param documents all documents and packages
 * @param signatures registers signatures on documents
 * @param packages registers signatures on packages
 * @param archive keeps the originals
 * @param access who may see what
 * @param events who hears of what
 */
record EgovServices(
        Documents documents,
        SigexService signatures,
        PackageService packages,
        Archive archive,
        AccessRules access,
        Events events) {}
