/** One recipe a class, on the module path. */
// PDFBox has no module descriptor; it is here for ReadACard alone, with what it logs to and draws with
@SuppressWarnings("requires-automatic")
module org.qoltanba.examples.cookbook {
    requires java.desktop;
    requires org.apache.commons.logging;
    requires org.apache.pdfbox;
    requires org.qoltanba.client;
    requires org.qoltanba.testkit;
}
