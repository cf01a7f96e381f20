package dev.innovationpipeline.ingest.run;

import dev.innovationpipeline.ingest.problem.PipelineVersionField;
import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.ingest.problem.ReviewAfterField;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.text.RunId;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request by hand, because data binding stops at the first wrong type and a client should
 * learn of every wrong field at once. Unknown fields beside the options are skipped, unless a known
 * one was meant: the API that this one replaces takes any.
 */
public final class RunRequestReader {

  private static final Set<String> SCHEMES = Set.of("http", "https", "file");
  private static final List<String> OPTIONS =
      List.of("model", "prompt_version", "max_cost_usd", "stream");
  private static final int MAX_URL_LENGTH = 2048;
  private static final int MAX_NAME_LENGTH = 128;
  private static final BigDecimal MAX_COST_USD = BigDecimal.valueOf(1000);

  private RunRequestReader() {}

  /**
   * @param user whose name is taken where the request has none; null where it must have one
   */
  static RunRequest read(byte[] body, @Nullable String user) {
    RequestFields fields = RequestFields.read(body);
    fields.passOverUnknown();
    OPTIONS.forEach(option -> fields.refuse(option, "belongs into options"));
    fields.refuse("max_cost", "belongs into options, as max_cost_usd");
    RunRequest request =
        new RunRequest(
            runId(fields),
            blobUrl(fields),
            companyId(fields),
            user(fields, user),
            options(fields.object("options")),
            PipelineVersionField.read(fields),
            ReviewAfterField.read(fields));
    fields.refuseIfWrong();
    return request;
  }

  /** The person in whose name runs are started. */
  public static String user(RequestFields fields, @Nullable String own) {
    if (own == null) {
      return fields.required("user_id", MAX_NAME_LENGTH);
    }
    String named = fields.optional("user_id", MAX_NAME_LENGTH);
    return named == null ? own : named;
  }

  private static @Nullable String runId(RequestFields fields) {
    String id = fields.optional("run_id", RunId.MAX_LENGTH);
    if (id != null && !RunId.isValid(id)) {
      fields.wrong("run_id", "may contain only A-Z, a-z, 0-9, dot, underscore and hyphen");
    } else if (id != null) {
      refuseDotSegment(fields, "run_id", id);
    }
    return id;
  }

  private static String companyId(RequestFields fields) {
    String id = fields.required("company_id", MAX_NAME_LENGTH);
    return refuseDotSegment(fields, "company_id", id);
  }

  private static String refuseDotSegment(RequestFields fields, String name, String id) {
    return RunId.isDotSegment(id) ? fields.wrong(name, RunId.DOT_SEGMENT) : id;
  }

  private static String blobUrl(RequestFields fields) {
    String url = fields.required("blob_url", MAX_URL_LENGTH);
    String fault = url.isEmpty() ? null : faultOf(url);
    return fault == null ? url : fields.wrong("blob_url", fault);
  }

  /** A fault of the address of a document; null for none. */
  public static @Nullable String faultOf(String url) {
    if (url.length() > MAX_URL_LENGTH) {
      return "must have at most %d characters, but has %d".formatted(MAX_URL_LENGTH, url.length());
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
        return "must begin with http://, https:// or file://";
      }
      if (!"file".equalsIgnoreCase(scheme) && uri.getHost() == null) {
        return "must name a host";
      }
      return uri.getUserInfo() == null ? null : "must not contain a user name or password";
    } catch (URISyntaxException e) {
      return "is not a URL: " + e.getReason();
    }
  }

  /** The options of runs; null for none. */
  public static RunOptions options(@Nullable RequestFields fields) {
    return fields == null
        ? RunOptions.DEFAULTS
        : new RunOptions(
            fields.optional("model", MAX_NAME_LENGTH),
            fields.optional("prompt_version", MAX_NAME_LENGTH),
            fields.optionalAmount("max_cost_usd", MAX_COST_USD),
            null,
            fields.optionalBoolean("stream"));
  }
}
