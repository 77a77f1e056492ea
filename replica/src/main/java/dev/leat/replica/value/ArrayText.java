package dev.leat.replica.value;

import dev.leat.ivm.source.Row;

/// Arrays as Postgres prints them, to JSON: `{1,NULL,3}`, `{{"a b",c},{"\"",d}}`, `[0:1]={1,2}`.
///
/// Bounds are dropped; an element NULL is JSON's null, the text `"NULL"` in quotes is a string.
final class ArrayText {
    private final String text;
    private final ColumnType.Scalar element;
    private final ColumnType.ElementProblems problems;
    private final StringBuilder json;
    private int at;

    private ArrayText(String text, ColumnType.Scalar element, ColumnType.ElementProblems problems) {
        this.text = text;
        this.element = element;
        this.problems = problems;
        this.json = new StringBuilder(text.length() + 16);
    }

    static Row.Json toJson(
            String text, ColumnType.Scalar element, ColumnType.ElementProblems problems)
            throws UnreadableValue {
        ArrayText reader = new ArrayText(text, element, problems);
        reader.skipBounds();
        reader.readArray();
        if (reader.at != text.length()) {
            throw unreadable();
        }
        return new Row.Json(reader.json.toString());
    }

    private void skipBounds() throws UnreadableValue {
        if (text.startsWith("[")) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw unreadable();
            }
            at = equals + 1;
        }
    }

    private void readArray() throws UnreadableValue {
        expect('{');
        json.append('[');
        if (peek() != '}') {
            readMember();
            while (peek() == ',') {
                at++;
                json.append(',');
                readMember();
            }
        }
        expect('}');
        json.append(']');
    }

    private void readMember() throws UnreadableValue {
        switch (peek()) {
            case '{' -> readArray();
            case '"' -> writeElement(readQuoted());
            default -> {
                String word = readWord();
                if (word.equals("NULL")) {
                    json.append("null");
                } else {
                    writeElement(word);
                }
            }
        }
    }

    private String readQuoted() throws UnreadableValue {
        StringBuilder content = new StringBuilder();
        at++;
        while (peek() != '"') {
            if (peek() == '\\') {
                at++;
            }
            content.append(peek());
            at++;
        }
        at++;
        return content.toString();
    }

    private String readWord() throws UnreadableValue {
        StringBuilder content = new StringBuilder();
        while (peek() != ',' && peek() != '}') {
            if (peek() == '\\') {
                at++;
            }
            content.append(peek());
            at++;
        }
        return content.toString();
    }

    private void writeElement(String content) throws UnreadableValue {
        try {
            JsonText.write(json, element.parse(content));
        } catch (UnreadableValue e) {
            json.append("null");
            problems.report("of one of its elements: " + e.getMessage());
        }
    }

    private char peek() throws UnreadableValue {
        if (at >= text.length()) {
            throw unreadable();
        }
        return text.charAt(at);
    }

    private void expect(char expected) throws UnreadableValue {
        if (peek() != expected) {
            throw unreadable();
        }
        at++;
    }

    private static UnreadableValue unreadable() {
        return new UnreadableValue("it is not an array as Postgres prints one");
    }
}
