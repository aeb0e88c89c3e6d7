package org.convene.delivery;

import org.convene.dkim.DkimSigner;
import org.convene.message.MessageBuffer;

/** The tools one worker keeps for itself. Two buffers: a message is written while the relay still has the one before. */
record Bench(Carrier carrier, Pace pace, DkimSigner signer, MessageBuffer even, MessageBuffer odd) {

    MessageBuffer buffer(int turn) {
        return turn % 2 == 0 ? even : odd;
    }
}
