package se.kotte.plugins.documentation.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import se.kotte.api.web.Components;
import se.kotte.plugins.documentation.Documentation;
import se.kotte.plugins.documentation.Hue;

/**
 * An entry as one reader sees it.
 *
 * @param publishedAt null for a draft
 * @param withdrawnAt null unless withdrawn
 * @param audience {@code children}, {@code department}, {@code preschool} or {@code staff}
 * @param audienceName name of the department or preschool it is for; null for the others
 * @param authorName null for an author whose identity is protected
 * @param mine whether the reader wrote it
 * @param childCount how many children it tags
 * @param children those whom the reader may know by name: all for staff, their own for guardians
 * @param photos those that are ready
 */
public record Card(
        UUID id,
        int version,
        String title,
        String body,
        Instant publishedAt,
        Instant withdrawnAt,
        String audience,
        String audienceName,
        UUID unit,
        String unitName,
        UUID author,
        String authorName,
        boolean mine,
        int childCount,
        List<Child> children,
        List<Goal> goals,
        List<Photo> photos) {

    private static final int LEAD = 320;

    public record Child(UUID id, String name) {
        public String hue() {
            return Components.hue(id);
        }
    }

    /** @param cluster id of its cluster or, without one, of its section */
    public record Goal(String curriculum, String id, String label, String cluster, String clusterTitle) {
        public String hue() {
            return Hue.ofCluster(cluster);
        }

        public String href() {
            return Documentation.PAGES + "/curriculum/" + curriculum + "/" + id;
        }
    }

    /** @param sizes from the smallest */
    public record Photo(UUID file, String alt, String caption, List<Size> sizes) {
        public record Size(String name, int width, int height) {}

        public String src() {
            return src(sizes.get(0));
        }

        public String largest() {
            return src(last());
        }

        public Size last() {
            return sizes.get(sizes.size() - 1);
        }

        public String srcset() {
            return String.join(
                    ", ",
                    sizes.stream()
                            .map(size -> src(size) + " " + size.width() + "w")
                            .toList());
        }

        private String src(Size size) {
            return Documentation.PAGES + "/photos/" + file + "/" + size.name();
        }
    }

    /** One paragraph of the body. A quote is one that begins with a quotation mark and ends with one. */
    public record Paragraph(boolean quote, String text) {}

    public boolean draft() {
        return publishedAt == null;
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    public String href() {
        return Documentation.PAGES + "/entries/" + id;
    }

    public String hue() {
        return Components.hue(author);
    }

    public List<Paragraph> paragraphs() {
        return Stream.of(body.split("\n\\s*\n"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new Paragraph(isQuote(text), text))
                .toList();
    }

    /** The first paragraphs, as many as a list has room for, and at least one. */
    public List<Paragraph> lead() {
        var lead = new ArrayList<Paragraph>();
        int length = 0;
        for (var paragraph : paragraphs()) {
            length += paragraph.text().length();
            if (!lead.isEmpty() && length > LEAD) break;
            lead.add(paragraph);
        }
        return lead;
    }

    public boolean hasMore() {
        return lead().size() < paragraphs().size();
    }

    private static boolean isQuote(String text) {
        return text.length() > 2
                && "”“\"»«".indexOf(text.charAt(0)) >= 0
                && "”“\"»«".indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}
