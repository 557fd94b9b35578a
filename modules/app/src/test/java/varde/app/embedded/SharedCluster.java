package varde.app.embedded;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one throw-away broker and registry for the whole run: {@code @ExtendWith(SharedCluster.class)} and a parameter of type
 * {@link ThrowawayCluster}. They are started by the first test that asks and stopped after the last; tests keep apart by a topic
 * prefix of their own.
 */
public final class SharedCluster implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ThrowawayCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedCluster.class))
                .computeIfAbsent(ThrowawayCluster.class, key -> ThrowawayCluster.start(), ThrowawayCluster.class);
    }
}
