package org.convene.web;

/**
 * Where a request came from: the socket's address, or what a trusted proxy says. Controllers take it as a parameter.
 *
 * @param ip the address as text
 * @param network what limits and consent records use: the /24 (IPv4) or /64 (IPv6) of it, as text
 */
public record ClientAddress(String ip, String network) {}
