package se.kotte.server.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a rendered page for what the content security policy would refuse, and for what must not be in a page at all. */
public final class StrictHtml {
    private static final Pattern TAG = Pattern.compile("<([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"]|\"[^\"]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s\"=/]+)(?:=\"([^\"]*)\")?");
    private static final List<String> NO_TAGS = List.of("style", "iframe", "object", "embed", "base", "applet");
    private static final List<String> ADDRESSES = List.of("href", "src", "action", "formaction");

    private StrictHtml() {}

    /** One line each; empty is good. */
    public static List<String> findings(String html) {
        var findings = new ArrayList<String>();
        var ids = new HashSet<String>();
        int tags = 0;
        for (var tag = TAG.matcher(html); tag.find(); tags++) {
            var name = tag.group(1).toLowerCase(java.util.Locale.ROOT);
            if (NO_TAGS.contains(name)) findings.add("a tag that is not for pages: " + tag.group());
            if (name.equals("script") && !html.startsWith("</script>", tag.end()))
                findings.add("inline script: " + tag.group());
            boolean alt = false;
            for (var attribute = ATTRIBUTE.matcher(tag.group(2)); attribute.find(); ) {
                var key = attribute.group(1).toLowerCase(java.util.Locale.ROOT);
                var value = attribute.group(2) == null ? "" : attribute.group(2);
                alt |= key.equals("alt");
                if (key.equals("style")) findings.add("inline style: " + tag.group());
                if (key.startsWith("on")) findings.add("inline event handler: " + tag.group());
                if (ADDRESSES.contains(key) && !value.startsWith("/") && !value.startsWith("#"))
                    findings.add("an address elsewhere: " + tag.group());
                if (key.equals("id") && !ids.add(value)) findings.add("twice the id " + value);
            }
            if (name.equals("img") && !alt) findings.add("an image without alt: " + tag.group());
        }
        if (tags < 3) findings.add("hardly a page: " + html);
        return findings;
    }
}
