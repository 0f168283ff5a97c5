package org.qoltanba.testkit.dss;

/** An area of the API: it adds its routes to the table. */
interface Routes {

    /** Adds a line for each method and path. */
    void addTo(RouteTable table);
}
