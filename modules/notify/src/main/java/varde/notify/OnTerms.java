package varde.notify;

import varde.core.page.Page;

/**
 * A provider on terms that its own settings know nothing of.
 *
 * @param provider who does the work
 * @param terms on which it works
 */
public record OnTerms(Provider provider, Terms terms) implements Provider {

    @Override
    public String id() {
        return provider.id();
    }

    @Override
    public boolean serves(Page page) {
        return provider.serves(page);
    }

    @Override
    public Delivery send(Message message) {
        return provider.send(message);
    }

    @Override
    public void listen(Listener listener) {
        provider.listen(listener);
    }

    @Override
    public void recall(String providerId) {
        provider.recall(providerId);
    }

    @Override
    public void rest() {
        provider.rest();
    }

    @Override
    public void close() {
        provider.close();
    }
}
