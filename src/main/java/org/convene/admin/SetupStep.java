package org.convene.admin;

/**
 * One thing to do before a new service is ready.
 *
 * @param name key of its texts
 * @param done whether it is
 * @param value what is set now, or empty
 * @param href where it is done; empty when it is a setting of the start or done on the page itself
 */
public record SetupStep(String name, boolean done, String value, String href) {}
