package dev.leat.cli.terminal;

/// A command that can answer with JSON for programs instead of text for people.
public interface AnswersInJson {
    /// {@return whether this call was asked to}
    boolean isJson();
}
