package org.convene.room;

import java.util.UUID;

/**
 * What a room is to be like.
 *
 * @param confidential Chatham House rule: nothing is recorded or written down by the provider
 * @param again an earlier try may have made it
 */
record RoomPlan(UUID meeting, String title, boolean confidential, boolean again) {}
