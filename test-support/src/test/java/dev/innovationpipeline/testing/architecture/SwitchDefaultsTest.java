package dev.innovationpipeline.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SwitchDefaultsTest {

  private static final Path THIS_FILE =
      Path.of("src/test/java", SwitchDefaultsTest.class.getName().replace('.', '/') + ".java");

  enum Colour {
    RED,
    GREEN
  }

  sealed interface Shape {
    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}
  }

  @Test
  void findsDefaultsOverOurEnumsAndSealedTypesAlone() {
    assertThat(
            SwitchDefaults.in(
                List.of(THIS_FILE), new ClassFileImporter().importClasses(Switches.class)))
        .extracting(violation -> violation.replaceFirst(".*: ", ""))
        .containsExactly("switch (colour)", "switch (shape)", "switch (any)");
  }

  @SuppressWarnings({"UnusedMethod", "UnnecessaryDefaultInEnumSwitch"})
  private static final class Switches {

    private Switches() {}

    static int ofOurEnum(Colour colour) {
      return switch (colour) {
        case RED -> 1;
        default -> 2;
      };
    }

    static void ofOurSealedType(Shape shape) {
      switch (shape) {
        case Shape.Circle circle -> System.out.println(circle.radius());
        default -> {}
      }
    }

    static int ofAnObjectThatMayBeOurs(Object any) {
      return switch (any) {
        case Shape.Square(int side) -> side;
        default -> 0;
      };
    }

    static int ofOurEnumWithoutDefault(Colour hue) {
      return switch (hue) {
        case RED -> 1;
        case GREEN -> 2;
      };
    }

    static int ofOthers(TimeUnit unit, String text, Object object) {
      int first =
          switch (unit) {
            case DAYS -> 1;
            default -> 2;
          };
      int second =
          switch (text.toLowerCase(Locale.ROOT)) {
            case "red" -> 1;
            default -> 2;
          };
      return switch (object) {
        case String other -> other.length();
        default -> first + second;
      };
    }
  }
}
