package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.problem.RequestFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A valid request for a key. */
@Schema(requiredProperties = {"name", "companies", "role"})
record KeyRequest(
    @Schema(description = "What it is for", example = "frontend") String name,
    @Schema(
            description = "The companies that it is good for; * for all",
            example = "[\"lactalis-canada\"]")
        List<String> companies,
    @Schema(description = "viewer, author, operator or admin", type = "string", example = "author")
        Role role,
    @Schema(
            description = "The person in whose name it starts runs; left out: its own name",
            example = "user-1")
        @Nullable String user,
    @Schema(description = "Whether it may start runs in the name of any person")
        @Nullable Boolean actsForUsers,
    @Schema(description = "Left out: never", example = "2027-06-30T00:00:00Z")
        @Nullable Instant expiresAt) {

  private static final int MAX_COMPANIES = 100;
  private static final int MAX_NAME_LENGTH = 128;

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static KeyRequest read(byte[] body, Instant now) {
    RequestFields fields = RequestFields.read(body);
    KeyRequest request =
        new KeyRequest(
            fields.required("name", MAX_NAME_LENGTH),
            companies(fields),
            role(fields),
            fields.optional("user", MAX_NAME_LENGTH),
            fields.optionalBoolean("acts_for_users"),
            expiry(fields, now));
    fields.refuseIfWrong();
    return request;
  }

  private static List<String> companies(RequestFields fields) {
    List<String> companies = fields.optionalTexts("companies", MAX_COMPANIES);
    if (companies.isEmpty()
        || companies.stream().anyMatch(each -> each.isBlank() || each.length() > MAX_NAME_LENGTH)) {
      fields.wrong("companies", "must name the companies, or * for all");
    }
    return companies;
  }

  /** The least role when it is wrong, which is then noted. */
  private static Role role(RequestFields fields) {
    String name = fields.required("role", MAX_NAME_LENGTH);
    for (Role role : Role.values()) {
      if (nameOf(role).equals(name)) {
        return role;
      }
    }
    if (!name.isEmpty()) {
      fields.wrong(
          "role",
          "must be one of "
              + Arrays.stream(Role.values())
                  .map(KeyRequest::nameOf)
                  .collect(Collectors.joining(", ")));
    }
    return Role.VIEWER;
  }

  private static @Nullable Instant expiry(RequestFields fields, Instant now) {
    String text = fields.optional("expires_at", MAX_NAME_LENGTH);
    if (text == null) {
      return null;
    }
    try {
      Instant expiry = Instant.parse(text);
      if (expiry.isAfter(now)) {
        return expiry;
      }
      fields.wrong("expires_at", "must be in the future");
    } catch (DateTimeException e) {
      fields.wrong("expires_at", "must be a time such as 2027-06-30T00:00:00Z");
    }
    return null;
  }

  /** As it is written on the wire. */
  static String nameOf(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
