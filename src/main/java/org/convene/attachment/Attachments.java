package org.convene.attachment;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;

/** Pictures and files, each belonging to something that staff write; whoever calls has asked whether they may. */
@Component
@Transactional
public class Attachments {
    private static final int ALT = 300;
    private static final int NAME = 80;
    private final AttachmentRepository attachments;
    private final Pictures pictures;
    private final AttachmentProperties properties;
    private final Clock clock;

    Attachments(AttachmentRepository attachments, Pictures pictures, AttachmentProperties properties, Clock clock) {
        this.attachments = attachments;
        this.pictures = pictures;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Adds a picture or file.
     *
     * @param name as it came; kept without what does not belong into a file name
     * @param alt what a picture shows, in words
     * @throws InvalidInput at {@code file} for what is not taken, too large, or broken; at {@code alt} when a picture has none
     */
    public Attachment add(UUID owner, String name, String alt, byte[] content) {
        FileKind kind = kind(name, content);
        new Problems().require(!kind.picture() || !alt.isBlank(), "alt", "problem.attachment.alt")
                .requireAtMost(alt, ALT, "alt").throwIfAny();
        byte[] kept = content;
        String type = kind.type(name);
        if (kind.picture()) {
            Pictures.Made made = pictures.make(content, kind);
            kept = made.content();
            type = made.type();
        }
        attachments.lock(owner);
        List<Attachment> before = attachments.of(owner);
        fits(before, kept.length);
        Attachment added = new Attachment(Ids.next(), free(clean(name, type), before), type, kind.picture(),
                kind.picture() ? alt.strip() : "", kept.length);
        attachments.insert(owner, added, kept, clock.instant());
        return added;
    }

    /** In the order they were added. */
    @Transactional(readOnly = true)
    public List<Attachment> of(UUID owner) {
        return attachments.of(owner);
    }

    /** @throws NotFound when its owner has none of this id */
    @Transactional(readOnly = true)
    public byte[] content(UUID owner, UUID id) {
        return attachments.content(owner, id).orElseThrow(() -> new NotFound("attachment"));
    }

    /** @throws NotFound when its owner has none of this id */
    public void remove(UUID owner, UUID id) {
        if (!attachments.delete(owner, id)) {
            throw new NotFound("attachment");
        }
    }

    public void removeAll(UUID owner) {
        attachments.deleteAll(owner);
    }

    /** Gives another owner the same ones. */
    public void copy(UUID from, UUID to) {
        attachments.copy(from, to, clock.instant());
    }

    /** Octets that all pictures and files of one owner may have together. */
    public long total() {
        return properties.total().toBytes();
    }

    private FileKind kind(String name, byte[] content) {
        return FileKind.of(name, content)
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("file", "problem.attachment.kind")));
    }

    private void fits(List<Attachment> before, int octets) {
        long all = before.stream().mapToLong(Attachment::octets).sum() + octets;
        new Problems().require(before.size() < properties.files(), "file", "problem.attachment.count",
                properties.files())
                .require(all <= total(), "file", "problem.attachment.total", total() / (1 << 20)).throwIfAny();
    }

    /** Letters, digits and a few signs; the ending follows what the file is. */
    private static String clean(String name, String type) {
        String last = name.replace('\\', '/').replaceAll(".*/", "").replaceAll("[^\\p{L}\\p{N}._ -]+", "_").strip();
        String fitting = last.length() > NAME ? last.substring(last.length() - NAME) : last;
        String ending = switch (type) {
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "application/pdf" -> ".pdf";
            default -> "";
        };
        String bare = ending.isEmpty() ? fitting : fitting.replaceFirst("\\.[A-Za-z]{2,4}$", "");
        return (bare.isBlank() ? "file" : bare.replaceAll("^\\.+", "")).replace(' ', '-') + ending;
    }

    private static String free(String name, List<Attachment> before) {
        String wanted = name;
        int number = 2;
        while (taken(wanted, before)) {
            int dot = name.lastIndexOf('.');
            wanted = dot < 1 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot);
            number++;
        }
        return wanted;
    }

    private static boolean taken(String name, List<Attachment> before) {
        return before.stream().anyMatch(one -> one.name().equalsIgnoreCase(name));
    }
}
