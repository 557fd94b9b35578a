package varde.wire.codec;

import java.util.Optional;
import java.util.TreeMap;
import varde.core.command.Command;
import varde.wire.avro.CommandKind;
import varde.wire.avro.CommandValue;
import varde.wire.avro.CommandWay;

/** Commands. */
final class CommandMapping implements Mapping<Command, CommandValue> {

    @Override
    public CommandValue toAvro(Command value) {
        return new CommandValue(
                value.id(),
                Symbols.same(value.kind(), CommandKind.class),
                value.who(),
                Symbols.same(value.how(), CommandWay.class),
                value.number().orElse(null),
                value.team().orElse(null),
                value.note(),
                value.values());
    }

    @Override
    public Command toCore(CommandValue avro) {
        return new Command(
                avro.getId(),
                Symbols.same(avro.getKind(), Command.Kind.class),
                avro.getWho(),
                Symbols.same(avro.getHow(), Command.How.class),
                Optional.ofNullable(avro.getNumber()),
                Optional.ofNullable(avro.getTeam()),
                avro.getNote(),
                new TreeMap<>(avro.getValues()));
    }
}
