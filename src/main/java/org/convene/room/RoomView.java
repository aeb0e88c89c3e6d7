package org.convene.room;

import java.util.List;

/**
 * The room of a meeting as staff see it; never its address.
 *
 * @param state LINK, ORDERED, READY or FAILED
 * @param problem NONE when nothing is wrong
 * @param offered what can be chosen here: a pasted link and every provider whose settings are there
 */
public record RoomView(Provider provider, String state, RoomProblem problem, List<Provider> offered) {}
