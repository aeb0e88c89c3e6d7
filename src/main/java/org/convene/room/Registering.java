package org.convene.room;

import java.util.List;
import java.util.function.Consumer;

/** A provider that has a room for each date and registers everybody for it. All asks over the network. */
interface Registering {
    /** As {@link RoomProvider#open}, for one date. */
    Opened open(DatedPlan plan);

    /** As {@link RoomProvider#change}. */
    void change(String external, DatedPlan plan);

    /** As {@link RoomProvider#close}. */
    void close(String external);

    /**
     * Registers people, at most {@link #atOnce} of them.
     *
     * @param done is told of each step that worked, even where a later one fails
     * @return who was refused alone, for a reason that is theirs
     */
    List<Entrant> register(DatedRoom room, List<Entrant> people, Consumer<List<Entry>> done);

    /** Takes registrations back, at most {@link #atOnce} of them. */
    void cancel(DatedRoom room, List<Entry> entries);

    /** How many people may be spoken of in one question. */
    int atOnce();
}
