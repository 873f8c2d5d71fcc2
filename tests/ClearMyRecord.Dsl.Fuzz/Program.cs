using ClearMyRecord.Dsl.Fuzz;
using SharpFuzz;

switch (args)
{
    case ["afl"]:
        // afl++ hands over the text through a pipe and shared memory, many in one process.
        Fuzzer.OutOfProcess.Run(text => FrontEndProbe.Check(text, new ShippedFiles()));
        break;
    case ["libfuzzer"]:
        Fuzzer.LibFuzzer.Run(bytes => FrontEndProbe.Check(System.Text.Encoding.UTF8.GetString(bytes), new ShippedFiles()));
        break;
    default:
        // One text: to repeat what a fuzzer found, or to be driven by any other tool.
        FrontEndProbe.Check(args is [string file] ? File.ReadAllText(file) : Console.In.ReadToEnd(), new ShippedFiles());
        break;
}
