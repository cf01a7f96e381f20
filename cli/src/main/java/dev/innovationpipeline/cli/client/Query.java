package dev.innovationpipeline.cli.client;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An address with parameters; those without a value are left out. */
public final class Query {

  private final StringJoiner address;

  public Query(String path) {
    address = new StringJoiner("&", path + "?", "").setEmptyValue(path);
  }

  public Query add(String name, @Nullable String value) {
    if (value != null) {
      address.add(name + "=" + PipelineClient.encoded(value));
    }
    return this;
  }

  public Query add(String name, boolean value) {
    return add(name, value ? "true" : null);
  }

  /** A time as people write it; a day begins in UTC. */
  public Query addTime(String name, @Nullable String when) {
    return add(name, when == null || when.indexOf('T') >= 0 ? when : when + "T00:00:00Z");
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
