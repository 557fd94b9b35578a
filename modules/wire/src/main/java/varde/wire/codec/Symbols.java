package varde.wire.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enums and lists on both sides: core's and the generated ones have the same symbols. */
final class Symbols {

    private Symbols() {}

    /** The symbol of the same name. */
    static <E extends Enum<E>> E same(Enum<?> symbol, Class<E> type) {
        return Enum.valueOf(type, symbol.name());
    }

    /** The symbols of the same names, in the order of the type. */
    static <E extends Enum<E>> List<E> same(Set<? extends Enum<?>> symbols, Class<E> type) {
        return symbols.stream().map(symbol -> same(symbol, type)).sorted().collect(Collectors.toList());
    }

    /** The list, one by one. */
    static <A, B> List<B> each(Collection<A> values, Function<? super A, ? extends B> map) {
        List<B> mapped = new ArrayList<>(values.size());
        for (A value : values) {
            mapped.add(map.apply(value));
        }
        return mapped;
    }
}
