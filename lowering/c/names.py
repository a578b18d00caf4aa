"""C identifiers: mangling what a program calls its values, and keeping names apart, scope by scope."""

from __future__ import annotations

import re
from collections.abc import Container

# A C99 compiler need only tell 31 leading characters of an external name apart.
_LONGEST = 31

_C_KEYWORDS = """
    auto break case char const continue default do double else enum extern float for goto if inline int long register
    restrict return short signed sizeof static struct switch typedef union unsigned void volatile while
    alignas alignof bool constexpr false nullptr static_assert thread_local true typeof typeof_unqual asm fortran
"""
_CXX_KEYWORDS = """
    and and_eq bitand bitor catch char16_t char32_t char8_t class co_await co_return co_yield compl concept const_cast
    consteval constinit decltype delete dynamic_cast explicit export final friend import module mutable namespace new
    noexcept not not_eq operator or or_eq override private protected public reinterpret_cast requires static_cast
    template this throw try typeid typename using virtual wchar_t xor xor_eq
"""
# What GNU C predefines without underscores.
_PREDEFINED = "linux unix i386 arm mips sun vax hpux pixel vector"
_MATH = """
    acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh drem erf erfc exp exp10 exp2 expm1 fabs fdim
    finite floor fma fmax fmin fmod fpclassify frexp gamma hypot ilogb isfinite isgreater isgreaterequal isinf isless
    islessequal islessgreater isnan isnormal isunordered j0 j1 jn ldexp lgamma llrint llround log log10 log1p log2 logb
    lrint lround modf nan nearbyint nextafter nexttoward pow pow10 remainder remquo rint round roundeven scalb scalbln
    scalbn signbit signgam significand sin sincos sinh sqrt tan tanh tgamma trunc y0 y1 yn
"""
_LIBC = """
    abort abs accept access alarm aligned_alloc alloca asctime asprintf assert atexit atof atoi atol atoll basename
    bcmp bcopy bind brk bsearch btowc bzero calloc chdir chmod chown clearerr clock clone close connect creat ctime
    daemon difftime dirname div dprintf dup dup2 dup3 environ errno execl execle execlp execv execve execvp exit
    fchmod fclose fcntl fdopen feof ferror fflush ffs fgetc fgetpos fgets fileno flock fopen fork fprintf fputc fputs
    fread free freopen fscanf fseek fsetpos fsync ftell ftok ftruncate fwrite getc getchar getcwd getenv getopt getpid
    getppid gets getuid gmtime index inet_addr ioctl isalnum isalpha isascii isatty isblank iscntrl isdigit isgraph
    islower isprint ispunct isspace isupper isxdigit kill labs ldiv link listen llabs lldiv localeconv localtime
    longjmp lseek main malloc mblen mbstowcs mbtowc memalign memccpy memchr memcmp memcpy memfrob memmem memmove
    mempcpy memset mkdir mkstemp mktemp mktime mmap mount mprotect munmap nanosleep nice offsetof open opendir optarg
    optind pause pclose perror pipe poll popen posix_memalign printf pthread_create ptrace putc putchar putenv puts
    qsort raise rand random read readdir readlink realloc realpath recv regcomp remove rename rewind rindex rmdir sbrk
    scanf select send setbuf setenv setjmp setlocale setuid setvbuf shutdown sigaction signal sleep snprintf socket
    sprintf srand srandom sscanf stat stderr stdin stdout stpcpy strcasecmp strcat strchr strcmp strcoll strcpy
    strcspn strdup strerror strfry strftime strlen strncat strncmp strncpy strndup strpbrk strrchr strsep strspn
    strstr strtod strtof strtok strtol strtold strtoll strtoul strtoull strxfrm symlink sync syscall sysconf system
    tempnam time timer times tmpfile tmpnam toascii tolower toupper truncate umask uname ungetc unlink unsetenv usleep
    utime va_arg va_copy va_end va_start vfork vfprintf vfscanf vprintf vscanf vsnprintf vsprintf vsscanf wait waitpid
    wcscat wcschr wcscmp wcscpy wcslen wcsncpy wcsstr wctomb write
    complex imaginary double_t float_t div_t ldiv_t lldiv_t fpos_t time_t clock_t wint_t tm timespec dirent jmp_buf
"""


def _reserved() -> frozenset[str]:
    math = _MATH.split()
    words = [*_C_KEYWORDS.split(), *_CXX_KEYWORDS.split(), *_PREDEFINED.split(), *_LIBC.split()]
    return frozenset([*words, *math, *(name + "f" for name in math), *(name + "l" for name in math)])


RESERVED = _reserved()
_ILLEGAL = re.compile(r"[^A-Za-z0-9]+")
# Types of <stdint.h>, and what POSIX keeps for its own: int32_t, size_t, …
_TYPE_LIKE = re.compile(r".*_t$")


def mangle(text: str, default: str) -> str:
    """A legal C and C++ identifier that recalls `text`, and means nothing to the compiler or the C library."""
    name = _ILLEGAL.sub("_", text[: 4 * _LONGEST]).strip("_")[:_LONGEST].rstrip("_")
    if not name:
        return default
    if len(name) > 1 and not any(c.islower() for c in name):
        name = name.lower()  # macros of the standard headers are in capitals
    if name[0].isdigit():
        name = f"{default}_{name}"
    return f"{name}_" if name in RESERVED or _TYPE_LIKE.match(name) else name


def macro(*parts: str) -> str:
    """A macro's name: the parts in capitals."""
    return "_".join(part.strip("_").upper() for part in parts)


def safe_stem(text: str) -> str:
    """A file name's stem that is legal everywhere, has no directory in it, and may stand in an `#include`."""
    name = re.sub(r"[^A-Za-z0-9_.-]+", "_", text).lstrip(".-").rstrip(".")
    return name[:64] or "model"


class Scope:
    """The names of one C scope and of those around it; a name is given out once."""

    def __init__(self, outer: Scope | None = None) -> None:
        self._outer = outer
        self._names: set[str] = set()
        self._counts: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names or (self._outer is not None and name in self._outer)

    def reserve(self, name: str) -> None:
        """Keep a name from being given out."""
        self._names.add(name)

    def unique(self, name: str, avoid: Container[str] = ()) -> str:
        """`name`, or `name_2`, `name_3`, … where it is taken, here or in `avoid`."""
        if name not in self and name not in avoid:
            self._names.add(name)
            return name
        number = self._counts.get(name, 1) + 1
        while f"{name}_{number}" in self or f"{name}_{number}" in avoid:
            number += 1
        self._counts[name] = number
        self._names.add(f"{name}_{number}")
        return f"{name}_{number}"
