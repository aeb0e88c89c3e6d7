package org.convene.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.convene.site.SettingProblem;

/**
 * How many connections this replica opens at most. Their sum over all replicas, and two while one of them migrates, must be
 * below the server's {@code max_connections}.
 *
 * @param requestConnections for pages and API
 * @param workConnections for mail, timed work and the start
 */
@ConfigurationProperties("convene.database")
record DatabaseProperties(@DefaultValue("16") int requestConnections, @DefaultValue("12") int workConnections) {

    /** @throws SettingProblem when a number makes no sense */
    DatabaseProperties {
        if (requestConnections < 1 || workConnections < 1) {
            throw new SettingProblem(
                    "CONVENE_DATABASE_REQUEST_CONNECTIONS and CONVENE_DATABASE_WORK_CONNECTIONS must be"
                            + " at least 1.");
        }
    }
}
