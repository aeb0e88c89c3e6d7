package org.convene.subscription;

/** Signed links in every group mail: one-click leave of this group, and the preference page. */
public record MemberLinks(String unsubscribeUrl, String preferencesUrl) {}
