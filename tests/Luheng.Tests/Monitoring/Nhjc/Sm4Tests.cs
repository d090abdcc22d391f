using FsCheck;
using FsCheck.Fluent;
using Luheng.Monitoring.Nhjc;
using Luheng.Tests.Monitoring.Hj212;

namespace Luheng.Tests.Monitoring.Nhjc;

public class Sm4Tests
{
    const string Standard = "0123456789abcdeffedcba9876543210";
    static readonly Sm4 Synthetic = new(Convert.FromHexString("00112233445566778899aabbccddeeff"));

    [Fact]
    public void The_block_of_the_standard_turns_into_its_cipher_and_back()
    {
        var (sm4, block) = (new Sm4(Convert.FromHexString(Standard)), Convert.FromHexString(Standard));
        sm4.Turn(block, forward: true);
        Assert.Equal("681edf34d206965e86b3e94f536e4246", Convert.ToHexStringLower(block));
        sm4.Turn(block, forward: false);
        Assert.Equal(Standard, Convert.ToHexStringLower(block));
    }

    [Theory]
    [InlineData("1", "08cb17b098c529adde3e9f759898bdee")]
    [InlineData("123.45", "a397345c455be262ec51de632bc89e2e")]
    [InlineData("1234567890123456", "07d74c8c083405e900e79a968c065a2da82679f39b30ef738000b5421e005672")]
    public void A_value_is_encrypted_alone_with_padding(string plain, string cipher)
    {
        Assert.Equal(cipher, Synthetic.Encrypt(plain));
        Assert.Equal(plain, Synthetic.Decrypt(cipher));
    }

    [Fact]
    public void Every_shared_vector_holds()
    {
        var shared = Vectors.Shared("nhjc_sm4_vectors.json");
        var sm4 = new Sm4(Convert.FromHexString(shared.GetProperty("key_hex").GetString()!));
        foreach (var vector in shared.GetProperty("vectors").EnumerateArray())
        {
            Assert.Equal(vector.GetProperty("cipher_hex").GetString(), sm4.Encrypt(vector.GetProperty("plain").GetString()!));
            Assert.Equal(vector.GetProperty("plain").GetString(), sm4.Decrypt(vector.GetProperty("cipher_hex").GetString()!));
        }
    }

    [Fact]
    public void Any_text_comes_back() =>
        Prop.ForAll(Gen.Elements("0123456789.-: 有效abc".ToCharArray()).ArrayOf().ToArbitrary(), letters => Synthetic.Decrypt(Synthetic.Encrypt(new(letters))) == new string(letters))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(""), InlineData("1"), InlineData("08cb17b098c529adde3e9f759898bd"), InlineData("zzcb17b098c529adde3e9f759898bdee"), InlineData("00000000000000000000000000000000")]
    public void What_is_no_cipher_of_the_key_is_none(string hex) => Assert.Null(Synthetic.Decrypt(hex));
}
