package dev.leat.cli.command;

import dev.leat.migrate.adopt.ForeignLedger;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The names of other migration tools, as on the command line.
final class ToolName implements ITypeConverter<ForeignLedger> {
    @Override
    public ForeignLedger convert(String value) {
        for (ForeignLedger each : ForeignLedger.values()) {
            if (each.tool().equalsIgnoreCase(value)) {
                return each;
            }
        }
        throw new TypeConversionException(
                "%s is not known; there are %s"
                        .formatted(
                                value,
                                Arrays.stream(ForeignLedger.values())
                                        .map(ForeignLedger::tool)
                                        .collect(Collectors.joining(", "))));
    }
}
