package org.convene.room;

import java.util.List;

/** A service that has rooms. All but {@link #way} may ask over the network and are called by the worker only. */
interface RoomProvider {
    Provider provider();

    /** Whether its settings are there. */
    boolean ready();

    /**
     * Makes the room, or finds the one that an earlier call made whose answer was lost.
     *
     * @throws RoomFailure when it is not there afterwards
     */
    Opened open(RoomPlan plan);

    /** Brings the room's name and rules to what is true. @throws RoomFailure also when the room is gone */
    void change(String external, RoomPlan plan);

    /** Gives the room back; one that is gone already is fine. @throws RoomFailure when it may still be there */
    void close(String external);

    /** What was recorded; {@code reference} as a webhook gave it, or the moment a date began whose recording is looked for. @throws RoomFailure when nobody could say */
    List<Recording> recordings(String external, String reference);

    /** The address for one person at this moment: no network, nothing that waits. */
    String way(Room room, Visit visit);

    /** Whether the room has to be opened again before each occurrence. */
    default boolean fleeting() {
        return false;
    }
}
