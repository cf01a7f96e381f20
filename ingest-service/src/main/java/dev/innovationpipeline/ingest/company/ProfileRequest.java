package dev.innovationpipeline.ingest.company;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.ingest.problem.ReviewAfterField;
import dev.innovationpipeline.platform.company.ProfileText;
import dev.innovationpipeline.schema.company.Brand;
import dev.innovationpipeline.schema.company.CompanyProfile;
import dev.innovationpipeline.schema.text.UntrustedText;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a profile as people send it: as JSON, or as the YAML that profiles are kept in. */
final class ProfileRequest {

  /** A model reads it on every run; longer ones are documents. */
  static final int MAX_PROFILE_CHARS = 20_000;

  private static final int MAX_NAME_LENGTH = 128;
  private static final int MAX_TEXT_LENGTH = 2_000;
  private static final int MAX_ENTRIES = 100;
  private static final int MAX_ENTRY_LENGTH = 300;

  /** The portfolio, as the profiles call it that are files. */
  private static final String CATEGORIES = "categories";

  private ProfileRequest() {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static CompanyProfile read(byte[] body) {
    RequestFields fields = RequestFields.read(json(body));
    CompanyProfile profile =
        new CompanyProfile(
            fields.required("name", MAX_NAME_LENGTH),
            fields.required("description", MAX_TEXT_LENGTH),
            texts(fields, "portfolio"),
            brands(fields),
            texts(fields, "audiences"),
            texts(fields, "strengths"),
            texts(fields, "constraints"),
            fields.optional("tone", MAX_TEXT_LENGTH),
            texts(fields, "markets"),
            texts(fields, "forbidden_themes"),
            reviewAfter(fields));
    int length = ProfileText.of(profile).length();
    if (length > MAX_PROFILE_CHARS) {
      fields.wrong(
          "body",
          "must have at most %,d characters, but has %,d".formatted(MAX_PROFILE_CHARS, length));
    }
    fields.refuseIfWrong();
    return profile;
  }

  /** None and an empty list are equal. */
  private static @Nullable List<Integer> reviewAfter(RequestFields fields) {
    List<Integer> stages = ReviewAfterField.read(fields);
    return stages == null || stages.isEmpty() ? null : stages;
  }

  private static byte[] json(byte[] body) {
    try {
      Map<Object, Object> fields = new LinkedHashMap<>();
      ProfileText.fields(new String(body, UTF_8))
          .forEach(
              (name, value) -> fields.put(name.equals(CATEGORIES) ? "portfolio" : name, value));
      return WireJson.MAPPER.writeValueAsBytes(fields);
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(List.of(new FieldError("body", String.valueOf(e.getMessage()))));
    }
  }

  private static List<String> texts(RequestFields fields, String name) {
    List<String> texts = fields.optionalTexts(name, MAX_ENTRIES);
    if (texts.stream().anyMatch(text -> text.isBlank() || text.length() > MAX_ENTRY_LENGTH)) {
      fields.wrong(
          name,
          "must have entries of 1 to " + MAX_ENTRY_LENGTH + " characters, none of them blank");
      return List.of();
    }
    return texts.stream().map(String::strip).toList();
  }

  /** An entry is a name, or has the fields name and role. */
  private static List<Brand> brands(RequestFields fields) {
    List<Brand> brands = new ArrayList<>();
    List<JsonNode> entries = fields.optionalArray("brands", MAX_ENTRIES);
    for (JsonNode entry : entries) {
      fields.entry("brands", brands.size(), entry).passOver("name", "role");
      String name = text(entry.isObject() ? entry.path("name") : entry);
      JsonNode role = entry.path("role");
      if (name == null || (!role.isMissingNode() && text(role) == null)) {
        fields.wrong(
            "brands[" + brands.size() + "]",
            "must be a name, or have a name and a role, of 1 to %d characters"
                .formatted(MAX_ENTRY_LENGTH));
      }
      brands.add(new Brand(name == null ? "" : name, text(role)));
    }
    if (entries.isEmpty()) {
      fields.wrong("brands", "must name at least one brand");
    }
    return brands;
  }

  private static @Nullable String text(JsonNode value) {
    String text = value.isString() ? value.stringValue().strip() : "";
    return text.isEmpty() || text.length() > MAX_ENTRY_LENGTH || !UntrustedText.isClean(text)
        ? null
        : text;
  }
}
