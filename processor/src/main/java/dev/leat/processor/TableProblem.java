package dev.leat.processor;

import javax.lang.model.element.Element;

/// A mistake in a table's declaration, and where it is.
final class TableProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Element element;

    TableProblem(Element element, String message) {
        super(message);
        this.element = element;
    }

    Element element() {
        return element;
    }
}
