package org.convene.delivery;

/** Whether a claimed delivery may still be sent, looked up right before MAIL FROM. */
enum Clearance {
    GO, LOST, CANCELLED, PAUSED, EXPIRED, SUPPRESSED, LEFT
}
