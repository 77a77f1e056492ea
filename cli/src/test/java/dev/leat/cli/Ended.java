package dev.leat.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// How a command ended, and what it said on standard output.
record Ended(int exit, String out) {

    /// Runs a command in this process.
    static Ended of(String... arguments) {
        return of(InputStream.nullInputStream(), arguments);
    }

    static synchronized Ended of(InputStream input, String... arguments) {
        PrintStream before = System.out;
        InputStream inputBefore = System.in;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setIn(input);
        try {
            int exit = Leat.run(arguments);
            return new Ended(exit, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
            System.setIn(inputBefore);
        }
    }
}
