package org.convene.room;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

/** The providers there are, and those that are set up. */
@Component
class RoomProviders {
    private final List<RoomProvider> all;

    RoomProviders(List<RoomProvider> all) {
        this.all = all;
    }

    /** Not of {@link Provider#LINK}, which nobody provides. */
    RoomProvider of(Provider provider) {
        return all.stream().filter(one -> one.provider() == provider).findFirst().orElseThrow();
    }

    /** What staff can choose. */
    List<Provider> offered() {
        List<Provider> offered = new ArrayList<>(List.of(Provider.LINK));
        all.stream().filter(RoomProvider::ready).map(RoomProvider::provider).sorted().forEach(offered::add);
        return offered;
    }
}
