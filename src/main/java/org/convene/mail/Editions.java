package org.convene.mail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What staff wrote in place of our mails. Asked at every mail, so it answers from memory. */
public interface Editions {
    /** What to try for this mail, the best first; empty: ours. */
    List<Edition> of(String mail, String language);

    /** One version, in use or not. */
    Optional<Edition> byId(UUID id);

    /** Another number after every change of what {@link #of} says. */
    long revision();

    /** This version made no mail although an older one, or ours, did: it is not to be used any more. */
    void failed(Edition edition, TemplateFault fault);
}
