package org.convene.invitation;

/** One thing that changed, in one reader's words. @param before possibly empty @param after possibly empty */
record Change(String what, String before, String after) {}
