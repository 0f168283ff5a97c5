/** One recipe a class, on the module path. */
module org.qoltanba.examples.cookbook {
    requires org.qoltanba.client;
    requires org.qoltanba.testkit;
}
