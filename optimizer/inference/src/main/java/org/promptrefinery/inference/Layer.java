package org.promptrefinery.inference;

/** A model that does something more with another one, which it is closed with. */
public abstract class Layer implements LanguageModel {

    private final LanguageModel below;

    /** @param below the model that answers */
    protected Layer(LanguageModel below) {
        this.below = below;
    }

    /** The model that answers. */
    protected final LanguageModel below() {
        return below;
    }

    @Override
    public final ModelIdentity identity() {
        return below.identity();
    }

    @Override
    public final int countTokens(String text) {
        return below.countTokens(text);
    }

    @Override
    public final void close() {
        below.close();
    }
}
