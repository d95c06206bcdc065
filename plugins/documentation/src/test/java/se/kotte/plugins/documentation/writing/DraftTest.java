package se.kotte.plugins.documentation.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.api.problem.Problem;

/** What comes from outside: forms and JSON. */
class DraftTest {
    static final UUID CHILD = UUID.fromString("01a205f9-e35e-7159-ad44-aaff3887c7da");

    private static Draft json(String text) {
        return Draft.of(Body.object(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static void invalid(String pointer, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(Problem.Type.INVALID);
            if (pointer != null) assertThat(problem.fields().get(0).pointer()).isEqualTo(pointer);
        });
    }

    @Test
    void a_form_and_json_say_the_same() {
        var form = new MultivaluedHashMap<String, String>();
        form.putSingle("title", " A  cone ");
        form.putSingle("body", "One\r\n\r\nTwo\n");
        form.putSingle("audience", "department");
        form.put("child", List.of(CHILD.toString(), CHILD.toString()));
        form.put("goal", List.of("test/goal-1"));
        var expected = new Draft("A cone", "One\n\nTwo", Audience.DEPARTMENT, List.of(CHILD), List.of("test/goal-1"));

        assertThat(Draft.of(form)).isEqualTo(expected);
        assertThat(json("""
                {"title": " A  cone ", "body": "One\\r\\n\\r\\nTwo\\n", "audience": "department",
                 "children": ["%s"], "goals": ["test/goal-1"]}
                """.formatted(CHILD))).isEqualTo(expected);
    }

    @Test
    void what_is_not_for_the_client_to_say_is_not_read() {
        assertThat(json("""
                {"title": "T", "tenantId": 2, "author": "%s", "publishedAt": "2020-01-01T00:00:00Z", "status": "published",
                 "audienceUnit": "%s", "version": 7, "withdrawnAt": null}
                """.formatted(CHILD, CHILD)))
                .isEqualTo(new Draft("T", "", Audience.CHILDREN, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title": 7}               | /title
            {"body": ["x"]}            | /body
            {"audience": {}}           | /audience
            {"children": "x"}          | /children
            {"children": ["x"]}        | /children/0
            {"children": [7]}          | /children/0
            {"goals": [null]}          | /goals/0
            """)
    void a_member_of_another_type_is_named(String text, String pointer) {
        invalid(pointer, () -> json(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "7", "{", "{\"title\": \"a\", \"title\": \"b\"}", "{\"title\": \"\\ud800\"", "null"})
    void a_body_that_is_no_object_with_each_name_once_is_refused(String text) {
        invalid(null, () -> json(text));
    }

    @Test
    void a_body_nested_five_thousand_deep_is_refused() {
        invalid(null, () -> json("{\"children\": " + "[".repeat(5000) + "]".repeat(5000) + "}"));
    }

    @Test
    void a_body_without_end_is_refused() {
        assertThatThrownBy(() -> json("{\"body\": \"" + "x".repeat(300_000) + "\"}"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(Problem.Type.TOO_LARGE));
    }

    @Test
    void text_that_hides_or_reorders_text_is_taken_out_and_the_rest_stays() {
        assertThat(Wording.text("a\u202Eb\u0000c\u2066d\tæ\uFEFF")).isEqualTo("abcd\tæ");
        assertThat(Wording.text("Ko\u0308tte")).isEqualTo("Kötte");
        assertThat(Wording.line("one\n two\t three ")).isEqualTo("one two three");
        assertThat(Wording.text("<b>\"&'")).isEqualTo("<b>\"&'");
        assertThat(Wording.text(null)).isEmpty();
    }

    @Test
    void what_can_be_mended_is_told_by_field() {
        var draft = new Draft("x".repeat(201), "y".repeat(20_001), null, List.of(), List.of());
        assertThat(draft.faults())
                .containsExactly(Draft.Fault.TITLE_LONG, Draft.Fault.BODY_LONG, Draft.Fault.AUDIENCE_UNKNOWN);
        assertThat(Draft.EMPTY.faults()).isEmpty();
        assertThat(Draft.EMPTY.faultsToPublish())
                .containsExactly(Draft.Fault.TITLE_MISSING, Draft.Fault.CHILDREN_MISSING);
        assertThat(Draft.problem(draft.faults()).fields())
                .extracting(Problem.Field::pointer)
                .containsExactly("/title", "/body", "/audience");
    }

    @Test
    void equal_content_has_an_equal_hash_and_each_difference_another() {
        var unit = new UUID(1, 1);
        var other = new UUID(2, 2);
        var draft = new Draft("T", "B", Audience.CHILDREN, List.of(CHILD, other), List.of("a/1", "a/2"));
        assertThat(new Draft("T", "B", Audience.CHILDREN, List.of(other, CHILD), List.of("a/2", "a/1")).hash(unit))
                .isEqualTo(draft.hash(unit));
        assertThat(List.of(
                        draft.hash(unit),
                        draft.hash(other),
                        new Draft("TB", "", Audience.CHILDREN, List.of(CHILD, other), List.of("a/1", "a/2")).hash(unit),
                        new Draft("T", "B", Audience.STAFF, List.of(CHILD, other), List.of("a/1", "a/2")).hash(unit),
                        new Draft("T", "B", Audience.CHILDREN, List.of(CHILD), List.of("a/1", "a/2")).hash(unit),
                        new Draft("T", "B", Audience.CHILDREN, List.of(CHILD, other), List.of("a/1")).hash(unit)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space in it", "tab\tin it it", "åäöåäöåäöåäö", ""})
    void a_key_is_visible_ascii(String key) {
        invalid("Idempotency-Key", () -> Keys.of(key));
        assertThat(Keys.of("01a205f9-e35e-7159")).isEqualTo("01a205f9-e35e-7159");
    }
}
