package org.convene.guest;

/** One thing that changed, in the guest's words. @param before possibly empty */
record GuestChange(String what, String before, String after) {}
