package org.convene.deliverability;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;

import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

import org.springframework.stereotype.Component;

/** Asks DNS, through the resolver of the machine or the one that is set. */
@Component
class Dns {
    private final DeliverabilityProperties properties;

    Dns(DeliverabilityProperties properties) {
        this.properties = properties;
    }

    /** The resolver gave no answer. */
    static final class Silent extends Exception {
        private static final long serialVersionUID = 1;

        Silent(NamingException cause) {
            super(cause);
        }
    }

    /** Records of a type, in no order; none when the name does not exist. TXT as one text without quotes. */
    @SuppressWarnings("BanJNDI") // DNS answers are texts; this provider makes no objects of them
    List<String> records(String name, String type) throws Silent {
        try {
            InitialDirContext resolver = resolver();
            try {
                Attribute answer = resolver.getAttributes(name, new String[]{type}).get(type);
                List<String> records = new ArrayList<>();
                for (int i = 0; answer != null && i < answer.size(); i++) {
                    String value = String.valueOf(answer.get(i));
                    records.add("TXT".equals(type) ? TxtRecord.text(value) : value);
                }
                return records;
            } finally {
                resolver.close();
            }
        } catch (NameNotFoundException none) {
            return List.of();
        } catch (NamingException silent) {
            throw new Silent(silent);
        }
    }

    // The naming API takes no other map.
    @SuppressWarnings("JdkObsolete")
    private InitialDirContext resolver() throws NamingException {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, "dns://" + properties.resolver());
        settings.put("com.sun.jndi.dns.timeout.initial", Long.toString(properties.timeout().toMillis()));
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        return new InitialDirContext(settings);
    }
}
