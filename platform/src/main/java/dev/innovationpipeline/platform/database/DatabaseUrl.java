package dev.innovationpipeline.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/**
 * The address of the database, from {@code postgres://…} or a JDBC URL.
 *
 * @param jdbc as the driver takes it, without credentials
 */
record DatabaseUrl(String jdbc, @Nullable String user, @Nullable String password) {

  /**
   * @throws IllegalArgumentException when it is neither {@code postgres://…} nor {@code jdbc:…}
   */
  public static DatabaseUrl parse(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new DatabaseUrl(url, null, null);
    }
    if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
      throw new IllegalArgumentException(
          "DATABASE_URL must start with postgres://, postgresql:// or jdbc:postgresql:.");
    }
    URI uri = URI.create(url);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    String credentials = uri.getRawUserInfo();
    if (credentials == null) {
      return new DatabaseUrl(jdbc, null, null);
    }
    String[] parts = credentials.split(":", 2);
    return new DatabaseUrl(jdbc, decode(parts[0]), parts.length > 1 ? decode(parts[1]) : null);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
