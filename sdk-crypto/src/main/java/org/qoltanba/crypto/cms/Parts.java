package org.qoltanba.crypto.cms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/** The elements of a structure, taken one after the other. Not thread-safe. */
final class Parts {

    private final List<BerElement> elements;
    private final String structure;
    private int position;

    private Parts(List<BerElement> elements, String structure) {
        this.elements = elements;
        this.structure = structure;
    }

    static Parts of(BerElement element, int tag, String structure) throws MalformedAsn1Exception {
        if (!element.is(tag)) {
            throw new MalformedAsn1Exception("Something else stands where a " + structure + " was expected.");
        }
        return new Parts(element.children(), structure);
    }

    BerElement next(int tag) throws MalformedAsn1Exception {
        BerElement element = optional(tag);
        if (element == null) {
            throw new MalformedAsn1Exception("A part of " + structure + " is missing or of another kind.");
        }
        return element;
    }

    BerElement any() throws MalformedAsn1Exception {
        if (position == elements.size()) {
            throw new MalformedAsn1Exception("A part of " + structure + " is missing.");
        }
        return elements.get(position++);
    }

    @Nullable
    BerElement optional(int tag) {
        return position < elements.size() && elements.get(position).is(tag) ? elements.get(position++) : null;
    }

    void requireEnd() throws MalformedAsn1Exception {
        if (position != elements.size()) {
            throw new MalformedAsn1Exception(structure + " has parts that do not belong there.");
        }
    }
}
