package dev.leat.migrate.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is pulled is read by people.
class LineBreaksTest {
    @Test
    void whatFitsStaysOnItsLine() {
        String source = "package a;\n\nclass A {\n    int a = f(1).g(2);\n}\n";

        assertThat(LineBreaks.in(source)).isEqualTo(source);
    }

    @Test
    void aLongDeclarationIsBrokenBehindItsSign() {
        assertThat(
                        LineBreaks.in(
                                "    public final Many<Invitation> invitationRows = many(id, () -> InvitationTable.INVITATION.inviterId);\n"))
                .isEqualTo(
                        """
                            public final Many<Invitation> invitationRows =
                                    many(id, () -> InvitationTable.INVITATION.inviterId);
                        """);
    }

    @Test
    void aLongChainHasACallOnEachLine() {
        assertThat(
                        LineBreaks.in(
                                "        foreignKey(teamId).references(() -> List.of(TeamTable.TEAM.id), onDelete(CASCADE)).named(\"a.b(c).d\");\n"))
                .isEqualTo(
                        """
                                foreignKey(teamId)
                                        .references(() -> List.of(TeamTable.TEAM.id), onDelete(CASCADE))
                                        .named("a.b(c).d");
                        """);
    }

    @Test
    void longArgumentsStandBelowEachOther() {
        String one = "\"" + "x".repeat(60) + "\"";

        assertThat(LineBreaks.in("        call(" + one + ", f(\"a, b\"), " + one + ");\n"))
                .isEqualTo(
                        """
                                call(
                                        %1$s,
                                        f("a, b"),
                                        %1$s);
                        """
                                .formatted(one));
    }

    @Test
    void aTextIsNeverBrokenWhateverItHolds() {
        String line =
                "        check(\"long\", \"f(a, b).g = '\\\"' \\\\ (" + "x, ".repeat(60) + "\");\n";

        assertThat(LineBreaks.in(line).lines().map(String::strip).reduce("", String::concat))
                .isEqualTo(line.strip().replace("\"long\", ", "\"long\","));
    }
}
