package dev.innovationpipeline.platform.settings.check;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.unit.DataSize;

/** Reads one group of settings; a value of the wrong kind does not hide what else is wrong. */
final class GroupCheck extends AbstractBindHandler {

  private final String group;
  private final List<String> faults;

  GroupCheck(String group, List<String> faults) {
    this.group = group;
    this.faults = faults;
  }

  <T> Optional<T> check(Binder binder, Class<T> type) {
    return check(binder, Bindable.of(type));
  }

  /**
   * A record is made in any case, as Spring Boot does; empty when it is not set, or has a fault.
   */
  <T> Optional<T> check(Binder binder, Bindable<T> type) {
    try {
      return Optional.ofNullable(
          isValue(type)
              ? binder.bind(group, type, this).orElse(null)
              : binder.bindOrCreate(group, type, this));
    } catch (BindException e) {
      note(group, type, e);
      return Optional.empty();
    }
  }

  /** Goes on as if a value of the wrong kind were not set. */
  @Override
  public @Nullable Object onFailure(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
      throws Exception {
    if (name.toString().equals(group) && !isValue(target)) {
      throw error;
    }
    note(name.toString(), target, error);
    return null;
  }

  private void note(String name, Bindable<?> target, Exception error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidSettingsException invalid) {
        faults.addAll(invalid.faults());
        return;
      }
    }
    Class<?> type = target.getType().resolve(Object.class);
    faults.add(
        isValue(target)
            ? "%s must be %s.".formatted(name, kind(type))
            : "%s cannot be read: %s".formatted(name, root(error).getMessage()));
  }

  private static boolean isValue(Bindable<?> target) {
    return !target.getType().resolve(Object.class).isRecord();
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(value -> String.valueOf(value).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(" or "));
    }
    if (type == Duration.class) {
      return "a duration such as 500ms, 30s, 10m or 6h";
    }
    if (type == DataSize.class) {
      return "a size such as 512KB or 25MB";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    return Number.class.isAssignableFrom(type) || type.isPrimitive()
        ? "a whole number that fits"
        : "readable as " + type.getSimpleName();
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
