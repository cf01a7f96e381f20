package dev.innovationpipeline.ingest.webhook;

import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.platform.address.AddressRules;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A valid request for an endpoint, or for a change of one: a field that is left out stays. */
@Schema(requiredProperties = {"url"})
record WebhookRequest(
    @Schema(
            description = "HTTPS, at a public address",
            example = "https://hooks.example.com/innovation")
        @Nullable String url,
    @Schema(description = "What it is for", example = "slides of the meeting")
        @Nullable String description,
    @Schema(
            description = "What is sent; left out or empty: everything",
            example = "[\"run.completed\",\"run.failed\"]")
        @Nullable List<String> types,
    @Schema(description = "false pauses it; true begins again after the service disabled it")
        @Nullable Boolean enabled) {

  private static final int MAX_URL_LENGTH = 2_000;
  private static final int MAX_DESCRIPTION_LENGTH = 200;
  private static final int MAX_TYPES = 20;

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static WebhookRequest read(byte[] body, boolean whole, boolean anyAddress) {
    RequestFields fields = RequestFields.read(body);
    WebhookRequest request =
        new WebhookRequest(
            url(fields, whole, anyAddress),
            fields.optional("description", MAX_DESCRIPTION_LENGTH),
            types(fields),
            fields.optionalBoolean("enabled"));
    fields.refuseIfWrong();
    return request;
  }

  WebhookEndpoint appliedTo(WebhookEndpoint before, Instant at, String by) {
    return before.changed(
        Objects.requireNonNullElse(url, before.url()),
        Objects.requireNonNullElse(description, before.description()),
        Objects.requireNonNullElse(types, before.types()),
        enabled,
        at,
        by);
  }

  private static @Nullable String url(RequestFields fields, boolean required, boolean anyAddress) {
    String text =
        required ? fields.required("url", MAX_URL_LENGTH) : fields.optional("url", MAX_URL_LENGTH);
    if (text == null || text.isEmpty()) {
      return text;
    }
    HttpUrl url = HttpUrl.parse(text);
    if (url == null || !url.isHttps() && !anyAddress) {
      fields.wrong("url", "must be an HTTPS address such as https://hooks.example.com/innovation");
    } else if (!url.username().isEmpty() || !url.password().isEmpty()) {
      fields.wrong("url", "must not have a name or a password: messages are signed instead");
    } else if (!rules(anyAddress).allowsHost(url.host())) {
      fields.wrong("url", "must have a public address");
    }
    return text;
  }

  static AddressRules rules(boolean anyAddress) {
    return anyAddress ? AddressRules.ANY : AddressRules.PUBLIC;
  }

  private static @Nullable List<String> types(RequestFields fields) {
    if (!fields.has("types")) {
      return null;
    }
    List<String> types = fields.optionalTexts("types", MAX_TYPES);
    for (String type : types) {
      if (!EventType.choices().contains(type)) {
        fields.wrong("types", "must be some of " + String.join(", ", EventType.choices()));
        break;
      }
    }
    return types.stream().distinct().toList();
  }
}
