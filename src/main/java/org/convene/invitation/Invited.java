package org.convene.invitation;

/**
 * What a person was invited to and answered, for their own eyes.
 *
 * @param meeting its title
 * @param answer ACCEPTED, TENTATIVE, DECLINED or NEEDS_ACTION
 */
public record Invited(String meeting, String answer) {}
